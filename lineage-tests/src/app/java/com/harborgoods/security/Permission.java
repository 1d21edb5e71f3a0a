package com.harborgoods.security;

public enum Permission {

	READ, WRITE, SHIP, ADMINISTER

}
