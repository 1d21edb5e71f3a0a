package com.harborgoods.shipping;

public class PlainLabelPrinter implements LabelPrinter {

	@Override
	public String format() {
		return "plain";
	}

	@Override
	public String print(String receiver) {
		return "To: " + receiver;
	}

}
