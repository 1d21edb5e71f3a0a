package com.harborgoods.security;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class PermissionService {

	private final Map<String, Role> users;

	PermissionService(UserDirectory directory) {
		this.users = directory.users();
	}

	@Cacheable("permissions")
	public Set<Permission> permissions(Role role) {
		return EnumSet.copyOf(role.permissions());
	}

	@Cacheable("user-permissions")
	public List<String> ofUser(String user) {
		return this.users.getOrDefault(user, Role.GUEST).permissions().stream().map(Enum::name).sorted().toList();
	}

}
