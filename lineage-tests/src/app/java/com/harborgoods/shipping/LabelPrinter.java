package com.harborgoods.shipping;

public interface LabelPrinter {

	String format();

	String print(String receiver);

}
