package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The dashboard in the documents shows what there is.
@Timeout(120)
class GrafanaDashboardTest {
    private static final Pattern METRIC = Pattern.compile("tributary_[a-z0-9_]+");

    @Test
    void everyMetricOfTheDashboardExists() throws Exception {
        var asked = METRIC.matcher(Files.readString(Path.of("docs/grafana-dashboard.json")))
                .results()
                .map(MatchResult::group)
                .map(name -> name.replaceAll("_seconds_(bucket|count|sum)$", "_seconds")
                        .replaceAll("_bytes_(bucket|count|sum)$", "_bytes"))
                .collect(Collectors.toSet());
        String metrics;
        try (var house = new House()) {
            metrics = house.get("/metrics").body();
        }
        assertThat(asked)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(metrics).contains("# TYPE " + name + " "));
    }

    @Test
    void histogramsCountUpToEachLimit() throws Exception {
        try (var house = new House()) {
            assertThat(house.get("/metrics").body())
                    .contains("# TYPE tributary_start_seconds histogram")
                    .contains("tributary_start_seconds_bucket{le=\"0.1\"} 0")
                    .contains("tributary_start_seconds_bucket{le=\"+Inf\"} 0")
                    .contains("tributary_failover_gap_seconds_count 0")
                    .contains("tributary_viewing_bytes_sum 0");
        }
    }
}
