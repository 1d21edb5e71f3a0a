package com.harborgoods.export;

import java.util.List;

public interface ExportFormat {

	String name();

	String write(List<String> cells);

}
