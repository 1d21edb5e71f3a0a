package dev.embercache.benchmarks;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A value that can change, and is larger: 20 items, about 4 KB of JSON.
 */
public class Basket implements Serializable {

	private List<Item> items = new ArrayList<>();

	static Basket example() {
		return of(20);
	}

	static Basket of(int size) {
		Basket basket = new Basket();
		for (int i = 0; i < size; i++) {
			Item item = new Item();
			item.setSku("sku-" + i);
			item.setDescription("A tea from the slopes of mountain number " + i + ", dried in the shade");
			item.setPrice(new BigDecimal("10.00").add(BigDecimal.valueOf(i)));
			item.setCount(i);
			item.setTags(new ArrayList<>(List.of("tea", "green", "organic")));
			basket.getItems().add(item);
		}
		return basket;
	}

	/**
	 * Return baskets that repeat the strings of one another, none of the objects.
	 */
	static ArrayList<Basket> examples(int size) {
		ArrayList<Basket> baskets = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			baskets.add(example());
		}
		return baskets;
	}

	public List<Item> getItems() {
		return this.items;
	}

	public void setItems(List<Item> items) {
		this.items = items;
	}

	/**
	 * A line of a basket.
	 */
	public static class Item implements Serializable {

		private String sku;

		private String description;

		private BigDecimal price;

		private int count;

		private List<String> tags;

		public String getSku() {
			return this.sku;
		}

		public void setSku(String sku) {
			this.sku = sku;
		}

		public String getDescription() {
			return this.description;
		}

		public void setDescription(String description) {
			this.description = description;
		}

		public BigDecimal getPrice() {
			return this.price;
		}

		public void setPrice(BigDecimal price) {
			this.price = price;
		}

		public int getCount() {
			return this.count;
		}

		public void setCount(int count) {
			this.count = count;
		}

		public List<String> getTags() {
			return this.tags;
		}

		public void setTags(List<String> tags) {
			this.tags = tags;
		}

	}

}
