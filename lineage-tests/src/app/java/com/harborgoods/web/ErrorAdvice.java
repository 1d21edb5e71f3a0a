package com.harborgoods.web;

import com.harborgoods.common.NotFoundException;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
public class ErrorAdvice {

	@ExceptionHandler
	ResponseEntity<String> notFound(NotFoundException failure) {
		return ResponseEntity.status(404).body(failure.getMessage());
	}

}
