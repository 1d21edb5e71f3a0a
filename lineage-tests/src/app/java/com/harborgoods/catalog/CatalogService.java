package com.harborgoods.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.harborgoods.common.NotFoundException;
import com.harborgoods.common.PageView;
import com.harborgoods.common.Sku;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
public class CatalogService {

	private static final Logger logger = LoggerFactory.getLogger(CatalogService.class);

	private final ProductRepository products;

	private final ProductMapper mapper;

	private final ApplicationEventPublisher events;

	CatalogService(ProductRepository products, ProductMapper mapper, ApplicationEventPublisher events) {
		this.products = products;
		this.mapper = mapper;
		this.events = events;
	}

	@Cacheable("products")
	public ProductView product(String sku) {
		logger.debug("Loading {}", sku);
		Product product = entity(sku);
		this.events.publishEvent(new ProductViewed(sku));
		return this.mapper.toView(product);
	}

	@Cacheable("product-entities")
	public Product entity(String sku) {
		return this.products.findBySku(sku).orElseThrow(() -> new NotFoundException("product", sku));
	}

	@Cacheable(cacheNames = "cards", key = "#category")
	public List<ProductCard> cards(String category) {
		return this.products.findByCategoryCodeOrderBySku(category).stream().map(this.mapper::toCard).toList();
	}

	@Cacheable("catalog-pages")
	public Page<ProductView> page(int number, int size) {
		return this.products.findAll(PageRequest.of(number, size, Sort.by("sku"))).map(this.mapper::toView);
	}

	@Cacheable("catalog-page-views")
	public PageView<ProductCard> pageView(int number) {
		return PageView.of(this.products.findAll(PageRequest.of(number, 5, Sort.by("sku"))), this.mapper::toCard);
	}

	@Cacheable("names-by-sku")
	public Map<String, String> names(List<String> skus) {
		Map<String, String> names = new LinkedHashMap<>();
		for (String sku : skus) {
			this.products.findBySku(sku).map(Product::getName).ifPresent((name) -> names.put(sku, name));
		}
		return names;
	}

	@Cacheable("maybe-products")
	public Optional<ProductView> find(Sku sku) {
		return this.products.findBySku(sku.toString()).map(this.mapper::toView);
	}

	@CacheEvict(cacheNames = { "products", "product-entities" }, key = "#sku")
	@Transactional
	public void retire(String sku) {
		entity(sku).setStatus(ProductStatus.RETIRED);
	}

}
