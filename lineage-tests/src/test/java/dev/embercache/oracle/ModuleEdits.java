package dev.embercache.oracle;

import java.util.function.Consumer;

/**
 * Edits of the sibling module, and of the library under its old version.
 */
final class ModuleEdits extends Editor {

	private static final String TAX = SourceTree.TAX + "org/tidewater/tax/";

	private static final String MEASURES = SourceTree.MEASURES + "io/lantern/measures/";

	ModuleEdits(SourceTree sources, Consumer<Edit> sink) {
		super(sources, sink);
	}

	@Override
	void find() {
		replace("sibling module", TAX + "TaxTable.java", "\"0.19\"", "\"0.21\"");
		replace("sibling module", TAX + "TaxRules.java", "\"0.12\"", "\"0.10\"");
		replace("sibling module", TAX + "TaxRules.java", "\"COF\"", "\"CAKE\"");
		replace("sibling module", TAX + "TaxTable.java", "\t\tBigDecimal rate",
				"\t\t// By country.\n\t\tBigDecimal rate");
		replace("sibling module", TAX + "TaxArchive.java", "2021", "2022");
		replace("library of the same version", MEASURES + "WeightFormat.java", "\" g\"", "\" grams\"");
		replace("library of the same version", MEASURES + "WeightFormat.java", "%.1f", "%.2f");
	}

}
