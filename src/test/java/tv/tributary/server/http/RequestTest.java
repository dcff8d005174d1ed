package tv.tributary.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|true",
                "deflate, gzip;q=0.5|true",
                "*|true",
                "gzip;q=0|false",
                "gzip; q=0.0, br|false",
                "identity|false",
                "''|false"
            })
    void knowsWhetherTheClientTakesGzip(String accepted, boolean takes) {
        var request = new Request("GET", "/", Map.of(), Map.of(), Map.of("accept-encoding", accepted), "", "");

        assertThat(request.acceptsGzip()).isEqualTo(takes);
    }
}
