package dev.embercache.values.families;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Principals and their authorities.
 */
public final class SpringSecurityFamily implements Family {

	@Override
	public String name() {
		return "Spring Security";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(kept("User", SpringSecurityFamily::user, (original, copy) -> {
			assertThat(((UserDetails) copy).getPassword()).isEqualTo("{noop}secret");
			assertThat(((UserDetails) copy).getAuthorities()).isEqualTo(((UserDetails) original).getAuthorities());
		}), kept("own UserDetails", () -> new Account("james", AuthorityUtils.createAuthorityList("ROLE_VET"))),
				kept("own subclass of User", () -> new Tenant("james", "acme")),
				kept("SimpleGrantedAuthority", () -> new SimpleGrantedAuthority("ROLE_VET")).asKey(),
				kept("list of authorities", () -> AuthorityUtils.createAuthorityList("ROLE_VET", "ROLE_ADMIN")),
				kept("UsernamePasswordAuthenticationToken", SpringSecurityFamily::token,
						(original, copy) -> assertThat(((UsernamePasswordAuthenticationToken) copy).isAuthenticated())
							.isTrue()),
				kept("SecurityContextImpl", () -> new SecurityContextImpl(token())),
				kept("AnonymousAuthenticationToken",
						() -> new AnonymousAuthenticationToken("key", "anonymous",
								AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"))),
				kept("RememberMeAuthenticationToken",
						() -> new RememberMeAuthenticationToken("key", user(), user().getAuthorities())),
				kept("AuthorizationDecision", () -> new AuthorizationDecision(true)),
				kept("SessionInformation",
						() -> new SessionInformation(user(), "a1", new java.util.Date(1_767_322_800_000L))),
				kept("map from user name to User", () -> {
					Map<String, UserDetails> users = new LinkedHashMap<>();
					users.put("james", user());
					return users;
				}));
	}

	private static UserDetails user() {
		return User.withUsername("james").password("{noop}secret").authorities("ROLE_VET", "ROLE_ADMIN").build();
	}

	private static UsernamePasswordAuthenticationToken token() {
		UserDetails user = user();
		UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(user, null,
				user.getAuthorities());
		token.setDetails(Map.of("address", "10.0.0.1"));
		return token;
	}

	record Account(String username, List<GrantedAuthority> authorities) implements UserDetails {

		@Override
		public java.util.Collection<? extends GrantedAuthority> getAuthorities() {
			return this.authorities;
		}

		@Override
		public String getPassword() {
			return "";
		}

		@Override
		public String getUsername() {
			return this.username;
		}

	}

	static final class Tenant extends User {

		private static final long serialVersionUID = 1L;

		private final String tenant;

		Tenant(String name, String tenant) {
			super(name, "", AuthorityUtils.createAuthorityList("ROLE_TENANT"));
			this.tenant = tenant;
		}

	}

}
