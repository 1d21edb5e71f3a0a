package com.harborgoods.partners;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration
public class ClientConfiguration {

	@Bean
	RestClient partnerRestClient(RestClient.Builder builder, PartnerStub stub, PartnerHeaders headers) {
		return builder.baseUrl(stub.url()).requestInterceptor(headers).build();
	}

}
