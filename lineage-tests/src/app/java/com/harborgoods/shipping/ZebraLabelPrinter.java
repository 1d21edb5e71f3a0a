package com.harborgoods.shipping;

public class ZebraLabelPrinter implements LabelPrinter {

	@Override
	public String format() {
		return "zebra";
	}

	@Override
	public String print(String receiver) {
		return "^XA^FD" + receiver + "^FS^XZ";
	}

}
