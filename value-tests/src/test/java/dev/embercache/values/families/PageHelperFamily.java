package dev.embercache.values.families;

import java.util.List;

import com.github.pagehelper.Page;
import com.github.pagehelper.PageInfo;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages of PageHelper for MyBatis.
 */
public final class PageHelperFamily implements Family {

	@Override
	public String name() {
		return "PageHelper";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(kept("Page of entities", PageHelperFamily::page, (original, copy) -> {
			assertThat(((Page<?>) copy).getTotal()).isEqualTo(7);
			assertThat(((Page<?>) copy).getPages()).isEqualTo(4);
		}), kept("PageInfo of entities", () -> new PageInfo<>(page()),
				(original, copy) -> assertThat(((PageInfo<?>) copy).isHasNextPage()).isTrue()),
				kept("empty Page", Page::new));
	}

	private static Page<Vet> page() {
		Page<Vet> page = new Page<>(1, 2);
		page.setTotal(7);
		page.addAll(Vet.all());
		return page;
	}

}
