package com.harborgoods.customers;

import jakarta.persistence.AttributeConverter;

@jakarta.persistence.Converter
public class EmailConverter implements AttributeConverter<Email, String> {

	@Override
	public String convertToDatabaseColumn(Email email) {
		return (email != null) ? email.toString() : null;
	}

	@Override
	public Email convertToEntityAttribute(String text) {
		return (text != null) ? Email.parse(text) : null;
	}

}
