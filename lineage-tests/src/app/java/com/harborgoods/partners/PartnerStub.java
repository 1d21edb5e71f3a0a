package com.harborgoods.partners;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

@Component
public class PartnerStub implements DisposableBean {

	private final HttpServer server;

	PartnerStub() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.server.createContext("/rates",
				(exchange) -> answer(exchange, "{\"base\":\"EUR\",\"rates\":{\"USD\":1.08,\"DKK\":7.46}}"));
		this.server.createContext("/partners",
				(exchange) -> answer(exchange, "[{\"name\":\"Nordkaffee\",\"since\":\"2011-04-01\"}]"));
		this.server.start();
	}

	private static void answer(HttpExchange exchange, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	@Override
	public void destroy() {
		this.server.stop(0);
	}

}
