package dev.embercache.values.families;

import java.util.List;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.WKTReader;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Geometries.
 */
public final class JtsFamily implements Family {

	@Override
	public String name() {
		return "JTS";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(
				kept("Point", () -> geometry("POINT (1 2)"),
						(original, copy) -> assertThat(((Point) copy).getX()).isEqualTo(1)),
				kept("Point with an SRID",
						() -> new GeometryFactory(new PrecisionModel(), 4326).createPoint(new Coordinate(1, 2)),
						(original, copy) -> assertThat(((Geometry) copy).getSRID()).isEqualTo(4326)),
				kept("LineString", () -> geometry("LINESTRING (0 0, 1 1, 2 0)"),
						(original, copy) -> assertThat(((Geometry) copy).getLength())
							.isEqualTo(((Geometry) original).getLength())),
				kept("Polygon", () -> geometry("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 1))"), (original,
						copy) -> assertThat(((Geometry) copy)
							.contains(((Polygon) original).getFactory().createPoint(new Coordinate(3, 3)))).isTrue()),
				kept("MultiPolygon", () -> geometry("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))"),
						(original, copy) -> assertThat(((Geometry) copy).getArea()).isEqualTo(1)),
				kept("GeometryCollection", () -> geometry("GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))")),
				kept("Coordinate", () -> new Coordinate(1, 2)), kept("Envelope", () -> new Envelope(0, 1, 2, 3)),
				kept("Geometry with user data", () -> {
					Geometry geometry = geometry("POINT (1 2)");
					geometry.setUserData(Vet.james());
					return geometry;
				}),
				kept("record with a Polygon",
						() -> new Region("park", (Polygon) geometry("POLYGON ((0 0, 4 0, 4 4, 0 0))")),
						(original, copy) -> assertThat(((Region) copy).shape().getArea()).isEqualTo(8)),
				kept("list of Points", () -> List.of(geometry("POINT (1 2)"), geometry("POINT EMPTY"))),
				kept("PrecisionModel", () -> new PrecisionModel(100)));
	}

	private static Geometry geometry(String text) throws Exception {
		return new WKTReader().read(text);
	}

	record Region(String name, Polygon shape) {

	}

}
