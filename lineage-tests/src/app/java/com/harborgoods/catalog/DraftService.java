package com.harborgoods.catalog;

import java.util.List;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.ObjectError;

@Service
public class DraftService {

	private final ProductValidator validator;

	DraftService(ProductValidator validator) {
		this.validator = validator;
	}

	@Cacheable("draft-problems")
	public List<String> problems(String name, int grams) {
		ProductDraft draft = new ProductDraft(name, grams);
		BeanPropertyBindingResult errors = new BeanPropertyBindingResult(draft, "draft");
		this.validator.validate(draft, errors);
		return errors.getAllErrors().stream().map(ObjectError::getDefaultMessage).toList();
	}

}
