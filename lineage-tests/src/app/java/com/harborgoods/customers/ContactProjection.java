package com.harborgoods.customers;

public interface ContactProjection {

	String getName();

	Email getEmail();

}
