insert into category (code, title, parent_id) values ('DRINK', 'Drinks', null);
insert into category (code, title, parent_id) values ('WARE', 'Tableware', null);
insert into category (code, title, parent_id) select 'TEA', 'Tea', id from category where code = 'DRINK';
insert into category (code, title, parent_id) select 'COF', 'Coffee', id from category where code = 'DRINK';
insert into category (code, title, parent_id) select 'GREEN', 'Green tea', id from category where code = 'TEA';
insert into category (code, title, parent_id) select 'MUG', 'Mugs', id from category where code = 'WARE';
insert into brand (name, country) values ('Lindgren', 'SE');
insert into brand (name, country) values ('Nordkaffee', 'DE');
insert into brand (name, country) values ('Okuda', 'JP');
