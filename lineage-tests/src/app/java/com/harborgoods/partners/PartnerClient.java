package com.harborgoods.partners;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
public class PartnerClient {

	private final RestClient client;

	PartnerClient(RestClient partnerRestClient) {
		this.client = partnerRestClient;
	}

	public Rates rates() {
		return this.client.get().uri("/rates").retrieve().body(Rates.class);
	}

	public List<Partner> partners() {
		return List.of(this.client.get().uri("/partners").retrieve().body(Partner[].class));
	}

}
