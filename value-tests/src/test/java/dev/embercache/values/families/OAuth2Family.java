package dev.embercache.values.families;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.jwt.Jwt;

import dev.embercache.values.Family;
import dev.embercache.values.Probe;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tokens and clients of OAuth 2.
 */
public final class OAuth2Family implements Family {

	@Override
	public String name() {
		return "Spring Security OAuth2";
	}

	@Override
	public List<ValueCase> cases() {
		Probe same = (original, copy) -> assertThat(copy).isSameAs(original);
		return List.of(kept("AuthorizationGrantType", () -> AuthorizationGrantType.AUTHORIZATION_CODE, same).asKey(),
				kept("own AuthorizationGrantType", () -> new AuthorizationGrantType("urn:own")).asKey(),
				kept("ClientAuthenticationMethod", () -> ClientAuthenticationMethod.CLIENT_SECRET_BASIC, same).asKey(),
				kept("Jwt", OAuth2Family::jwt,
						(original, copy) -> assertThat(((Jwt) copy).getAudience()).containsExactly("shop")),
				kept("OAuth2AccessToken", OAuth2Family::accessToken,
						(original, copy) -> assertThat(((OAuth2AccessToken) copy).getTokenType())
							.isEqualTo(OAuth2AccessToken.TokenType.BEARER)),
				kept("OAuth2RefreshToken", () -> new OAuth2RefreshToken("r", issued())),
				kept("ClientRegistration", OAuth2Family::registration, (original, copy) -> {
					ClientRegistration registration = (ClientRegistration) copy;
					assertThat(registration.getAuthorizationGrantType() == AuthorizationGrantType.AUTHORIZATION_CODE)
						.isTrue();
					assertThat(registration.getProviderDetails().getUserInfoEndpoint().getUri())
						.isEqualTo("https://id.example.com/me");
				}),
				kept("OAuth2AuthorizedClient",
						() -> new OAuth2AuthorizedClient(registration(), "james", accessToken(),
								new OAuth2RefreshToken("r", issued()))),
				kept("OidcIdToken", OAuth2Family::idToken), kept("OidcUserInfo", OAuth2Family::userInfo),
				kept("DefaultOidcUser",
						() -> new DefaultOidcUser(List.of(new OidcUserAuthority(idToken(), userInfo())), idToken(),
								userInfo()),
						(original, copy) -> assertThat(((DefaultOidcUser) copy).getEmail())
							.isEqualTo("james@example.com")),
				kept("DefaultOAuth2User", () -> new DefaultOAuth2User(AuthorityUtils.createAuthorityList("ROLE_USER"),
						Map.of("login", "james", "id", 3), "login")),
				kept("OAuth2AuthenticationToken", () -> {
					DefaultOAuth2User user = new DefaultOAuth2User(AuthorityUtils.createAuthorityList("ROLE_USER"),
							Map.of("login", "james"), "login");
					return new OAuth2AuthenticationToken(user, user.getAuthorities(), "github");
				}), kept("introspected principal", () -> new DefaultOAuth2AuthenticatedPrincipal("james",
						Map.of("active", true, "sub", "james"), AuthorityUtils.createAuthorityList("SCOPE_read"))));
	}

	private static Instant issued() {
		return Instant.parse("2026-01-02T03:04:05Z");
	}

	private static Jwt jwt() {
		return Jwt.withTokenValue("header.claims.signature")
			.header("alg", "RS256")
			.subject("james")
			.audience(List.of("shop"))
			.issuedAt(issued())
			.expiresAt(issued().plusSeconds(3600))
			.claim("roles", List.of("vet", "admin"))
			.build();
	}

	private static OAuth2AccessToken accessToken() {
		return new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "a", issued(), issued().plusSeconds(3600),
				Set.of("read", "write"));
	}

	private static ClientRegistration registration() {
		return ClientRegistration.withRegistrationId("shop")
			.clientId("id")
			.clientSecret("secret")
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri("{baseUrl}/login")
			.scope("openid", "email")
			.authorizationUri("https://id.example.com/authorize")
			.tokenUri("https://id.example.com/token")
			.userInfoUri("https://id.example.com/me")
			.userNameAttributeName("sub")
			.clientName("Shop")
			.build();
	}

	private static OidcIdToken idToken() {
		return OidcIdToken.withTokenValue("id")
			.subject("james")
			.issuer("https://id.example.com")
			.issuedAt(issued())
			.expiresAt(issued().plusSeconds(60))
			.build();
	}

	private static OidcUserInfo userInfo() {
		return OidcUserInfo.builder().subject("james").email("james@example.com").build();
	}

}
