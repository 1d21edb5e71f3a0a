package dev.embercache.oracle;

import java.util.List;
import java.util.stream.Stream;

/**
 * The calls of cached methods: the leaves first, so that no call fills in what a later
 * one is to find.
 */
final class Calls {

	private static final String ALL = """
			catalog.ProductRepository.countIn(product-count): TEA, MUG
			catalog.BrandRepository.findByCountryOrderByName(brands-by-country): SE, DE
			catalog.CatalogService.entity(product-entities): TEA-001, TEA-003, COF-001
			catalog.CatalogService.product(products): TEA-001, MUG-001
			catalog.CatalogService.cards(cards): TEA, COF
			catalog.CatalogService.page(catalog-pages): 0 4, 1 4
			catalog.CatalogService.pageView(catalog-page-views): 0
			catalog.CatalogService.names(names-by-sku): TEA-001|COF-002|ZZZ-009
			catalog.CatalogService.find(maybe-products): TEA-002, ZZZ-001
			catalog.CategoryService.tree(category-tree):
			catalog.CategoryService.breadcrumb(breadcrumbs): GREEN, MUG
			catalog.CategoryService.sizes(category-sizes):
			catalog.BrandService.brand(brands): Lindgren, Okuda
			catalog.BrandService.all(brand-entities):
			catalog.RecommendationService.recommendations(recommendations): TEA-001, MUG-001
			catalog.DraftService.problems(draft-problems): Rooibos 100, Empty 0
			pricing.PriceService.price(prices): TEA-001 1, TEA-001 6, COF-001 2
			pricing.PriceService.vipPrice(vip-prices): TEA-003
			pricing.PriceService.families(discount-families):
			pricing.PromotionService.promotions(promotions):
			pricing.PromotionService.banner(promotion-banner): SPRING, NONE
			pricing.PriceExport.json(price-json): TEA-001
			pricing.MarginReport.margins(margins):
			pricing.MarginReport.rounding(rounding):
			inventory.StockService.level(stock-levels): TEA-001, TEA-006
			inventory.StockService.availability(availability): TEA-002, MUG-001
			inventory.StockService.reorder(reorders): TEA-001
			customers.CustomerService.customer(customers): Ada Byron, Kim Lund
			customers.CustomerService.entity(customer-entities): Max Frei
			customers.CustomerService.contacts(contacts): DE
			customers.LoyaltyService.tier(tiers): Max Frei
			customers.LoyaltyService.perks(perks): GOLD, BRONZE
			orders.OrderService.order(orders): A-1001, A-1003
			orders.OrderService.ofCustomer(orders-of-customer): Ada Byron
			orders.OrderService.lines(order-lines): A-1001 2
			orders.OrderStatistics.bestsellers(bestsellers):
			orders.OrderStatistics.counts(order-counts):
			shipping.ShippingService.offers(shipping-offers): 1000 DE, 30000 US
			shipping.ShippingService.zoneFee(shipping-zones): HOME, WORLD
			shipping.ShippingService.isFree(free-shipping): 49.99
			shipping.LabelService.label(labels): plain Ada, zebra Kim
			content.MessageService.greeting(greetings): Ada de, Kim en
			content.MessageService.statusTexts(status-texts): de
			content.MailTemplates.welcome(welcome-mails): Ada
			content.HelpService.page(help-pages): returns, delivery
			content.HelpService.imprint(imprint):
			content.SiteService.title(site-title):
			content.SiteService.countries(site-countries):
			content.SiteService.label(site-labels): cart, unknown
			content.SiteService.channel(site-channel):
			content.CountryTexts.intro(country-texts): de, at
			content.CountryTexts.holidays(holidays): de
			config.FeatureToggles.isOn(features): gifts, points
			config.FeatureToggles.text(feature-texts): true, false
			export.ExportService.formats(export-formats):
			export.ExportService.export(exports): Tea Kiel
			search.SearchService.search(searches): black tea, cup
			search.SearchService.views(search-views): coffee
			reports.ReportService.report(reports):
			reports.ReportService.figures(figures): TEA
			reports.ReportService.checksum(checksums): 100
			reports.CsvService.csv(csv): TEA
			security.PermissionService.permissions(permissions): CLERK
			security.PermissionService.ofUser(user-permissions): ada, nobody
			security.TenantSettings.theme(tenant-settings): start
			partners.PartnerService.rates(rates):
			partners.PartnerService.convert(converted): 10.00 USD
			partners.PartnerService.years(partner-years):
			""";

	private Calls() {
	}

	static List<Call> all() {
		return ALL.lines().flatMap(Calls::parse).toList();
	}

	private static Stream<Call> parse(String line) {
		int open = line.indexOf('(');
		int close = line.indexOf(')');
		int dot = line.lastIndexOf('.', open);
		String type = "com.harborgoods." + line.substring(0, dot);
		String method = line.substring(dot + 1, open);
		String cache = line.substring(open + 1, close);
		return Stream.of(line.substring(close + 2).split(", "))
			.map((arguments) -> new Call(type, method, cache, arguments.strip()));
	}

	/**
	 * A call of a cached method.
	 *
	 * @param type the class of the bean
	 * @param method the name of the method
	 * @param cache the cache that has what it returns
	 * @param arguments the arguments as text
	 */
	record Call(String type, String method, String cache, String arguments) {

		/**
		 * Split the arguments at spaces, unless there is only one parameter.
		 */
		String[] arguments(int count) {
			if (count == 0) {
				return new String[0];
			}
			return (count == 1) ? new String[] { this.arguments } : splitAtLastSpace();
		}

		private String[] splitAtLastSpace() {
			int space = this.arguments.lastIndexOf(' ');
			return new String[] { this.arguments.substring(0, space), this.arguments.substring(space + 1) };
		}

		@Override
		public String toString() {
			return this.type.substring(this.type.lastIndexOf('.') + 1) + "." + this.method + "(" + this.arguments + ")";
		}

	}

}
