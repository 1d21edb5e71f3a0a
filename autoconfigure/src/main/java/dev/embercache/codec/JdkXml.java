package dev.embercache.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;

import org.jspecify.annotations.Nullable;

/**
 * The JDK's values of XML. The module that has them need not be there.
 */
final class JdkXml {

	private static final String IMPLEMENTATIONS = "com.sun.org.apache.xerces.internal.jaxp.datatype.";

	private JdkXml() {
	}

	/**
	 * Return the plans, or none where there is no XML.
	 */
	static List<Plan> plans() {
		try {
			List<Plan> plans = new ArrayList<>();
			plans.add(ScalarPlan.exactText(QName.class,
					(name) -> name.getPrefix() + "{" + name.getNamespaceURI() + "}" + name.getLocalPart(),
					JdkXml::name));
			plans.add(calendar(type("XMLGregorianCalendarImpl")));
			plans.add(duration(type("DurationImpl"), DatatypeFactory::newDuration));
			plans.add(duration(type("DurationDayTimeImpl"), DatatypeFactory::newDurationDayTime));
			plans.add(duration(type("DurationYearMonthImpl"), DatatypeFactory::newDurationYearMonth));
			return plans;
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return List.of();
		}
	}

	private static Class<?> type(String name) throws ClassNotFoundException {
		return Class.forName(IMPLEMENTATIONS + name, false, ClassLoader.getPlatformClassLoader());
	}

	private static DatatypeFactory factory() {
		try {
			return DatatypeFactory.newInstance("com.sun.org.apache.xerces.internal.jaxp.datatype.DatatypeFactoryImpl",
					null);
		}
		catch (DatatypeConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static QName name(String text) {
		int start = text.indexOf('{');
		int end = text.lastIndexOf('}');
		return new QName(text.substring(start + 1, end), text.substring(end + 1), text.substring(0, start));
	}

	@SuppressWarnings("unchecked")
	private static Plan duration(Class<?> type, Making making) {
		return ScalarPlan.text((Class<Duration>) type, Duration::toString, (text) -> making.make(factory(), text));
	}

	@SuppressWarnings("unchecked")
	private static Plan calendar(Class<?> type) {
		return Composed.made((Class<XMLGregorianCalendar>) type, JdkXml::takeApart, JdkXml::putTogether);
	}

	private static @Nullable Object[] takeApart(XMLGregorianCalendar value) {
		return new @Nullable Object[] { value.getEonAndYear(), value.getMonth(), value.getDay(), value.getHour(),
				value.getMinute(), value.getSecond(), value.getFractionalSecond(), value.getTimezone() };
	}

	@SuppressWarnings("NullAway") // numbers, of which those with a class may be null
	private static XMLGregorianCalendar putTogether(@Nullable Object[] parts) {
		XMLGregorianCalendar value = factory().newXMLGregorianCalendar();
		value.setYear((BigInteger) parts[0]);
		value.setMonth((int) parts[1]);
		value.setDay((int) parts[2]);
		value.setHour((int) parts[3]);
		value.setMinute((int) parts[4]);
		value.setSecond((int) parts[5]);
		value.setFractionalSecond((BigDecimal) parts[6]);
		value.setTimezone((int) parts[7]);
		return value;
	}

	private interface Making {

		Duration make(DatatypeFactory factory, String text);

	}

}
