package dev.embercache.values.families;

import java.util.List;

import org.hibernate.Hibernate;
import org.hibernate.Session;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;
import dev.embercache.values.families.clinic.City;
import dev.embercache.values.families.clinic.Clinic;
import dev.embercache.values.families.clinic.Clinics;
import dev.embercache.values.families.clinic.Doctor;
import dev.embercache.values.families.clinic.EnhancedArticle;

import static dev.embercache.values.ValueCase.equal;
import static dev.embercache.values.ValueCase.kept;
import static dev.embercache.values.ValueCase.refused;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Entities as Hibernate loads them.
 */
public final class HibernateFamily implements Family {

	@Override
	public String name() {
		return "Hibernate";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(
				equal("entity with all that is lazy read", () -> Clinics.load(HibernateFamily::clinic),
						HibernateFamily::check),
				equal("list of entities that were queried",
						() -> Clinics.load((session) -> session
							.createSelectionQuery("from Clinic c join fetch c.doctors join fetch c.city", Clinic.class)
							.getResultList()
							.stream()
							.peek(HibernateFamily::read)
							.toList())),
				equal("entity by way of its owner",
						() -> Clinics.load((session) -> clinic(session).getDoctors().get(0)),
						(original, copy) -> assertThat(((Doctor) copy).getClinic().getDoctors())
							.contains((Doctor) copy)),
				equal("bag", () -> Clinics.load((session) -> clinic(session).getDoctors()),
						(original, copy) -> assertThat((List<?>) copy).hasSize(2)),
				equal("set of texts", () -> Clinics.load((session) -> clinic(session).getTags())),
				equal("map of numbers", () -> Clinics.load((session) -> clinic(session).getPrices())),
				equal("initialized proxy", () -> Clinics.load(HibernateFamily::city),
						(original, copy) -> assertThat(((City) copy).getName()).isEqualTo("Madison")),
				equal("record with an initialized proxy",
						() -> Clinics.load((session) -> new Place("north", city(session)))),
				kept("entity without relations", () -> Clinics.load((session) -> session.find(City.class, 1L))),
				kept("projection into a record",
						() -> Clinics.load((session) -> session
							.createSelectionQuery("select c.name, c.id from Doctor c order by c.id", Named.class)
							.getResultList())),
				kept("rows as arrays",
						() -> Clinics.load((session) -> session
							.createSelectionQuery("select c.name, c.id from Doctor c order by c.id", Object[].class)
							.getResultList())),
				kept("enhanced entity whose lazy attribute was read", () -> Clinics.load((session) -> {
					EnhancedArticle article = session.find(EnhancedArticle.class, 1L);
					assertThat(article.getBody()).isNotNull();
					return article;
				}), (original, copy) -> assertThat(((EnhancedArticle) copy).getBody()).isEqualTo("A long text.")),
				kept("enhanced entity that was never loaded", () -> new EnhancedArticle(2L, "Dogs", "Another text.")),
				refused("enhanced entity whose lazy attribute was never read", "body",
						() -> Clinics.load((session) -> session.find(EnhancedArticle.class, 1L))),
				refused("entity with a collection that was never read", "doctors",
						() -> Clinics.load(HibernateFamily::unread)),
				refused("proxy that was never read", "City",
						() -> Clinics.load((session) -> session.getReference(City.class, 1L))));
	}

	private static Clinic clinic(Session session) {
		return read(session.find(Clinic.class, 1L));
	}

	private static Clinic read(Clinic clinic) {
		Hibernate.initialize(clinic.getCity());
		Hibernate.initialize(clinic.getDoctors());
		Hibernate.initialize(clinic.getTags());
		Hibernate.initialize(clinic.getPrices());
		Hibernate.initialize(clinic.getRooms());
		return clinic;
	}

	private static Clinic unread(Session session) {
		Clinic clinic = session.find(Clinic.class, 1L);
		Hibernate.initialize(clinic.getCity());
		return clinic;
	}

	private static City city(Session session) {
		City city = session.getReference(City.class, 1L);
		Hibernate.initialize(city);
		return city;
	}

	private static void check(Object original, Object copy) {
		Clinic clinic = (Clinic) copy;
		assertThat(clinic.getCity().getName()).isEqualTo("Madison");
		assertThat(clinic.getDoctors()).extracting(Doctor::getName).containsExactlyInAnyOrder("James", "Helen");
		assertThat(clinic.getDoctors()).allMatch((doctor) -> doctor.getClinic() == clinic);
		assertThat(clinic.getTags()).contains("cats");
		assertThat(clinic.getPrices()).containsEntry("visit", 50);
		assertThat(clinic.getRooms()).containsExactly("blue", "green");
	}

	record Place(String name, City city) {

	}

	record Named(String name, Long id) {

	}

}
