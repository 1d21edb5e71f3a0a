package dev.embercache.sample.rates;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Value of one unit of a currency in another.
 *
 * @param from the currency that is worth something
 * @param to the currency it is expressed in
 * @param rate how many units of {@code to} one unit of {@code from} is worth
 * @param day the day the rate was fixed
 */
public record ExchangeRate(String from, String to, BigDecimal rate, LocalDate day) {

}
