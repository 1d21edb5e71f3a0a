package com.harborgoods.shipping;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.harborgoods.config.ShippingProperties;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class ShippingService {

	private final List<Carrier> carriers;

	private final ShippingProperties properties;

	ShippingService(List<Carrier> carriers, ShippingProperties properties) {
		this.carriers = carriers;
		this.properties = properties;
	}

	@Cacheable("shipping-offers")
	public List<ShippingOffer> offers(int grams, String country) {
		ShippingZone zone = ShippingZone.of(country);
		return this.carriers.stream()
			.filter((carrier) -> carrier.carries(grams, zone))
			.map((carrier) -> new ShippingOffer(carrier.name(), carrier.cost(grams, zone), days(zone)))
			.sorted(Comparator.comparing(ShippingOffer::cost))
			.toList();
	}

	@Cacheable("shipping-zones")
	public Optional<BigDecimal> zoneFee(ShippingZone zone) {
		return Optional.ofNullable(this.properties.getZones().get(zone.name().toLowerCase(Locale.ROOT)));
	}

	@Cacheable("free-shipping")
	public boolean isFree(String amount) {
		return new BigDecimal(amount).compareTo(this.properties.getFreeFrom()) >= 0;
	}

	private int days(ShippingZone zone) {
		return this.properties.getHandlingDays() + zone.days();
	}

}
