package com.harborgoods.security;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

public enum Role {

	GUEST(Permission.READ), CLERK(Permission.READ, Permission.WRITE, Permission.SHIP),
	OWNER(Permission.READ, Permission.WRITE, Permission.SHIP, Permission.ADMINISTER);

	private final Set<Permission> permissions;

	Role(Permission... permissions) {
		this.permissions = EnumSet.copyOf(List.of(permissions));
	}

	public Set<Permission> permissions() {
		return Collections.unmodifiableSet(this.permissions);
	}

}
