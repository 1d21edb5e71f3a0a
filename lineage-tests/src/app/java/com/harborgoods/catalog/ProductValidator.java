package com.harborgoods.catalog;

import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

@Component
public class ProductValidator implements Validator {

	@Override
	public boolean supports(Class<?> type) {
		return type == ProductDraft.class;
	}

	@Override
	public void validate(Object target, Errors errors) {
		ProductDraft draft = (ProductDraft) target;
		if (draft.name().isBlank()) {
			errors.reject("name.blank", "A product needs a name");
		}
		if (draft.grams() <= 0) {
			errors.reject("grams.positive", "A product has a weight");
		}
	}

}
