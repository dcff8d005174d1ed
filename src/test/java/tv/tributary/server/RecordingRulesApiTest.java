package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.dvr.rule.RuleSettings;
import tv.tributary.model.GuideSource;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FakeProvider;
import tv.tributary.testkit.JsonTree;

/// "Erste" and "Zweite" both show something of Night Train tomorrow, at the same time.
@Timeout(90)
class RecordingRulesApiTest {
    private static final String RULES = "/api/recording-rules";
    private static final DateTimeFormatter GUIDE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss +0000").withZone(ZoneOffset.UTC);

    private final House house = new House();
    private final FakeProvider provider = new FakeProvider("Erste HD", "Zweite HD");

    @BeforeEach
    void twoChannelsAndTheirGuide() throws Exception {
        var added = house.catalog.providers().add(ProviderSettings.of("Fake", provider.list()));
        assertThat(house.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        var start = Instant.now().plus(Duration.ofHours(20));
        var guide = house.file(
                "guide", """
                <tv><channel id="1"><display-name>Erste HD</display-name></channel>
                <channel id="2"><display-name>Zweite HD</display-name></channel>
                <programme start="%1$s" stop="%2$s" channel="1"><title>Night Train</title>
                <sub-title>The Baker</sub-title></programme>
                <programme start="%1$s" stop="%2$s" channel="2"><title>Night Train</title>
                <sub-title>The Butcher</sub-title></programme></tv>
                """.formatted(GUIDE_TIME.format(start), GUIDE_TIME.format(start.plusSeconds(3_600))));
        var source = house.guide.sources().add(GuideSource.Settings.of("Guide", guide));
        assertThat(house.guide.sync().sync(source.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        house.planning.start();
    }

    @AfterEach
    void close() {
        house.close();
        provider.close();
    }

    private static void until(BooleanSupplier isSo) {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!isSo.getAsBoolean() && System.nanoTime() < deadline) LockSupport.parkNanos(5_000_000);
        assertThat(isSo.getAsBoolean()).isTrue();
    }

    @Test
    void aRuleIsPreviewedThenPlannedAndWhatHasNoConnectionIsTold() throws Exception {
        var preview = house.send("POST", RULES + "/preview", "{\"text\":\"night\",\"match\":\"words\"}");
        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
        assertThat(preview.body()).contains("The Baker", "The Butcher");

        var added = house.send("POST", RULES, "{\"text\":\"night train\"}");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        until(() -> house.planning.plan().get().showings().size() == 2);
        var plan = house.send("GET", "/api/recording-plan", "").body();
        assertThat(plan).contains("\"record\"", "\"conflict\"");
        until(() -> house.recordings.list().size() == 1);
        assertThat(house.recordings.list().getFirst().subTitle()).isEqualTo("The Baker");

        var id = JsonTree.of(added.body()).value("id");
        assertThat(house.send("PUT", RULES + "/" + id, "{\"enabled\":false}").statusCode())
                .isEqualTo(200);
        until(() -> house.recordings.list().isEmpty());
        assertThat(house.send("DELETE", RULES + "/" + id, "").statusCode()).isEqualTo(204);
        assertThat(house.send("DELETE", RULES + "/" + id, "").statusCode()).isEqualTo(404);
    }

    @Test
    void theMoreImportantRuleComesFirstAndAWrongOneIsRefusedInWords() throws Exception {
        var first = house.send("POST", RULES, "{\"text\":\"Alpha\"}");
        var second = house.send("POST", RULES, "{\"text\":\"Beta\",\"from\":\"20:15\",\"days\":[\"monday\"]}");
        var above = JsonTree.of(first.body()).value("id");
        house.send("POST", RULES + "/" + JsonTree.of(second.body()).value("id") + "/move", "{\"above\":" + above + "}");
        assertThat(house.planning.rules().list())
                .extracting(rule -> rule.settings().title())
                .containsExactly("Beta", "Alpha");

        var wide = house.send("POST", RULES, "{}");
        assertThat(wide.statusCode()).isEqualTo(400);
        assertThat(wide.body()).contains("it would record everything");
        assertThat(house.send("POST", RULES, "{\"text\":\"a\",\"from\":\"late\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRemovedRuleComesBackInItsPlace() {
        var rules = house.planning.rules();
        var first = rules.add(RuleSettings.ofSeries("Alpha"));
        rules.add(RuleSettings.ofSeries("Beta"));
        var removed = rules.remove(first.id()).orElseThrow();
        rules.restore(removed);
        assertThat(rules.list()).extracting(rule -> rule.settings().title()).containsExactly("Alpha", "Beta");
        assertThat(rules.list().getFirst().id()).isEqualTo(first.id());
    }
}
