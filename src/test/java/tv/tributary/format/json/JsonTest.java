package tv.tributary.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ChannelId;

final class JsonTest {
    record Person(String name, int age) {}

    record Times(Instant at, Duration length) {}

    record Numbered(ChannelId id, List<ChannelId> others) {}

    record Maybe(Optional<String> word, Optional<ChannelId> id) {}

    record Mood(Colour colour) {}

    record Code(String value) {}

    record Coded(Code code) {}

    record Checked(int percent) {
        Checked {
            if (percent > 100) {
                throw new IllegalArgumentException("secret " + percent);
            }
        }
    }

    enum Colour {
        RED,
        LIGHT_BLUE
    }

    sealed interface Shape {}

    record Circle(int radius) implements Shape {}

    record Ids(List<Long> ids, Map<String, String> names) {}

    @Test
    void nothingInAListIsRefused() {
        for (var text : List.of("{\"ids\":[1,null]}", "{\"names\":{\"a\":null}}")) {
            assertThatThrownBy(() -> Json.read(text, Ids.class)).isInstanceOf(Json.BadJson.class);
        }
        assertThat(Json.read("{\"ids\":null}", Ids.class).ids()).isNull();
    }

    @Test
    void writesComponentsInTheirOrder() {
        assertThat(Json.write(new Person("Zoë", 7))).isEqualTo("{\"name\":\"Zoë\",\"age\":7}");
    }

    @Test
    void partsThatAreMissingOrNullAreTakenFromTheDefaults() {
        record Flat(Person tenant, Maybe maybe, List<String> rooms) {}
        var defaults = new Flat(
                new Person("nobody", 30), new Maybe(Optional.of("word"), Optional.empty()), List.of("kitchen", "bath"));
        assertThat(Json.read("{\"tenant\":{\"name\":\"Zoë\"},\"maybe\":{},\"rooms\":null}", defaults))
                .isEqualTo(new Flat(
                        new Person("Zoë", 30),
                        new Maybe(Optional.empty(), Optional.empty()),
                        List.of("kitchen", "bath")));
    }

    @Test
    void defaultsAreNoExcuseForNonsense() {
        var zoe = new Person("Zoë", 7);
        assertThatThrownBy(() -> Json.read("{\"age\":\"old\"}", zoe)).isInstanceOf(Json.BadJson.class);
        assertThatThrownBy(() -> Json.read("{\"age\":", zoe)).isInstanceOf(Json.BadJson.class);
        assertThatThrownBy(() -> Json.read("7", zoe)).isInstanceOf(Json.BadJson.class);
    }

    @Test
    void readsARecord() {
        assertThat(Json.read("{\"age\":7,\"name\":\"Zoë\"}", Person.class)).isEqualTo(new Person("Zoë", 7));
    }

    @Test
    void instantsAreIsoAndDurationsSeconds() {
        Times times = new Times(Instant.parse("2026-01-02T03:04:05Z"), Duration.ofSeconds(90));
        assertThat(Json.write(times)).isEqualTo("{\"at\":\"2026-01-02T03:04:05Z\",\"length\":90}");
        assertThat(Json.read(Json.write(times), Times.class)).isEqualTo(times);
    }

    @Test
    void partsOfASecondAreDecimals() {
        Times times = new Times(Instant.parse("2026-01-02T03:04:05.678Z"), Duration.ofMillis(-1250));
        assertThat(Json.write(times)).isEqualTo("{\"at\":\"2026-01-02T03:04:05.678Z\",\"length\":-1.25}");
        assertThat(Json.read(Json.write(times), Times.class)).isEqualTo(times);
        assertThat(Json.read("{\"length\":0.000000001}", Times.class).length()).isEqualTo(Duration.ofNanos(1));
    }

    @Test
    void idsArePlainValues() {
        Numbered numbered = new Numbered(new ChannelId(7), List.of(new ChannelId(8), new ChannelId(9)));
        assertThat(Json.write(numbered)).isEqualTo("{\"id\":7,\"others\":[8,9]}");
        assertThat(Json.read("{\"id\":7,\"others\":[8,9]}", Numbered.class)).isEqualTo(numbered);
        assertThat(Json.write(new ChannelId(7))).isEqualTo("7");
        assertThat(Json.read("7", ChannelId.class)).isEqualTo(new ChannelId(7));
    }

    @Test
    void idsMayBeTexts() {
        assertThat(Json.write(new Coded(new Code("x")))).isEqualTo("{\"code\":\"x\"}");
        assertThat(Json.read("{\"code\":\"x\"}", Coded.class)).isEqualTo(new Coded(new Code("x")));
    }

    @Test
    void idsAreKeysOfMaps() {
        assertThat(Json.write(Map.of(new ChannelId(7), "x"))).isEqualTo("{\"7\":\"x\"}");
    }

    @Test
    void otherRecordsOfOneComponentStayObjects() {
        assertThat(Json.write(new Circle(2))).isEqualTo("{\"radius\":2}");
        assertThat(Json.read("{\"radius\":2}", Circle.class)).isEqualTo(new Circle(2));
    }

    @Test
    void emptyOptionalsAreLeftOut() {
        assertThat(Json.write(new Maybe(Optional.empty(), Optional.of(new ChannelId(1)))))
                .isEqualTo("{\"id\":1}");
        assertThat(Json.read("{\"word\":null}", Maybe.class)).isEqualTo(new Maybe(Optional.empty(), Optional.empty()));
        assertThat(Json.read("{\"word\":\"a\",\"id\":4}", Maybe.class))
                .isEqualTo(new Maybe(Optional.of("a"), Optional.of(new ChannelId(4))));
    }

    @Test
    void enumsAreLowerCaseAndReadInAnyCase() {
        assertThat(Json.write(new Mood(Colour.LIGHT_BLUE))).isEqualTo("{\"colour\":\"light_blue\"}");
        assertThat(Json.read("{\"colour\":\"Light_Blue\"}", Mood.class)).isEqualTo(new Mood(Colour.LIGHT_BLUE));
        assertThat(Json.write(Map.of(Colour.RED, 1))).isEqualTo("{\"red\":1}");
    }

    @Test
    void unknownPropertiesAreIgnored() {
        assertThat(Json.read("{\"name\":\"A\",\"age\":1,\"shoes\":[{}]}", Person.class))
                .isEqualTo(new Person("A", 1));
    }

    @Test
    void writesUtf8PieceByPieceAndLeavesTheStreamOpen() {
        AtomicBoolean closed = new AtomicBoolean();
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        Json.write(List.of(new Person("ü", 1)), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[{\"name\":\"ü\",\"age\":1}]");
        assertThat(closed).isFalse();
    }

    @Test
    void aFailingStreamIsToldAsSuch() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> Json.write(new Person("a", 1), broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("gone");
    }

    @Test
    void badTextSaysWhereAndNothingOfIt() {
        assertThatThrownBy(() -> Json.read("{\"name\":\"hunter2\",\n \"age\":hunter2}", Person.class))
                .isInstanceOf(Json.BadJson.class)
                .hasNoCause()
                .hasMessage("not JSON for Person at line 2, column 8");
    }

    @Test
    void anotherShapeIsBad() {
        for (String text : List.of(
                "[]",
                "\"hunter2\"",
                "{\"age\":\"hunter2\"}",
                "{\"name\":\"a\",\"age\":null}",
                "",
                "null",
                "{\"name\":\"a\",\"age\":1} hunter2",
                "<html>",
                "{\"name\":{\"hunter2\":1},\"age\":1}")) {
            assertThatThrownBy(() -> Json.read(text, Person.class))
                    .as(text)
                    .isInstanceOf(Json.BadJson.class)
                    .hasNoCause()
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void whatARecordRefusesIsBad() {
        assertThatThrownBy(() -> Json.read("{\"percent\":101}", Checked.class))
                .isInstanceOf(Json.BadJson.class)
                .hasMessageNotContaining("secret")
                .hasMessageContaining("line 1");
    }

    @Test
    void senselessDurationsAreBad() {
        for (String text : List.of("1e400000000", "1e-400000000", "\"soon\"", "{}", "99999999999999999999")) {
            assertThatThrownBy(() -> Json.read("{\"length\":" + text + "}", Times.class))
                    .as(text)
                    .isInstanceOf(Json.BadJson.class);
        }
    }

    @Test
    void nestingWithoutEndIsBad() {
        assertThatThrownBy(() -> Json.read("[".repeat(100_000), List.class)).isInstanceOf(Json.BadJson.class);
    }
}
