package com.harborgoods.shipping;

import java.util.ServiceLoader;

import com.harborgoods.common.NotFoundException;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class LabelService {

	@Cacheable("labels")
	public String label(String format, String receiver) {
		for (LabelPrinter printer : ServiceLoader.load(LabelPrinter.class)) {
			if (printer.format().equals(format)) {
				return printer.print(receiver);
			}
		}
		throw new NotFoundException("printer", format);
	}

}
