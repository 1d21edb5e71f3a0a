package dev.embercache.values.families.clinic;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.cfg.Configuration;

/**
 * A database with two clinics.
 */
public final class Clinics {

	private static final SessionFactory sessions = open();

	private Clinics() {
	}

	/**
	 * Return what is loaded in a session that is closed then.
	 */
	public static <T> T load(Function<Session, T> loading) {
		return sessions.fromTransaction(loading);
	}

	private static SessionFactory open() {
		SessionFactory sessions = new Configuration(
				new BootstrapServiceRegistryBuilder().applyClassLoader(Clinics.class.getClassLoader()).build())
			.addAnnotatedClass(Clinic.class)
			.addAnnotatedClass(Doctor.class)
			.addAnnotatedClass(City.class)
			.addAnnotatedClass(EnhancedArticle.class)
			.setProperty("hibernate.connection.url", "jdbc:h2:mem:clinics;DB_CLOSE_DELAY=-1")
			.setProperty("hibernate.hbm2ddl.auto", "create-drop")
			.buildSessionFactory();
		sessions.inTransaction(Clinics::fill);
		return sessions;
	}

	private static void fill(Session session) {
		Clinic clinic = new Clinic(1L, "North", new City(1L, "Madison"));
		clinic.getDoctors().addAll(List.of(new Doctor(1L, "James", clinic), new Doctor(2L, "Helen", clinic)));
		clinic.getTags().addAll(List.of("cats", "dogs"));
		clinic.getPrices().putAll(Map.of("vaccine", 30, "visit", 50));
		clinic.getRooms().addAll(List.of("blue", "green"));
		session.persist(clinic);
		session.persist(new EnhancedArticle(1L, "Cats", "A long text."));
	}

}
