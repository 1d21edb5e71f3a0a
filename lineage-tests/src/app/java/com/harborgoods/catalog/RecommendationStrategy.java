package com.harborgoods.catalog;

import java.util.List;

public interface RecommendationStrategy {

	List<String> recommend(Product product);

}
