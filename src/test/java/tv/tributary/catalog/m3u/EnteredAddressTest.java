package tv.tributary.catalog.m3u;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnteredAddressTest {
    @ParameterizedTest
    @CsvSource({
        "provider.example:8080/get.php?username=u,http://provider.example:8080/get.php?username=u",
        "www.provider.example/list.m3u,http://www.provider.example/list.m3u",
        "provider.example,http://provider.example",
        "192.0.2.7/list,http://192.0.2.7/list",
        "localhost:8080/x.m3u,http://localhost:8080/x.m3u",
        "http:/provider.example/a,http://provider.example/a",
        "http:///provider.example/a,http://provider.example/a",
        "https:\\\\provider.example/a,https://provider.example/a",
        "htp://provider.example/a,http://provider.example/a",
        "hxxps://provider.example/a,https://provider.example/a",
        "//provider.example/a,http://provider.example/a",
        "<http://provider.example/a>,http://provider.example/a",
        "joe:pass@provider.example:80/a,http://joe:pass@provider.example:80/a",
    })
    void addressesAreMadeWhole(String typed, String whole) {
        assertThat(EnteredAddress.whole(typed)).contains(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://provider.example/a",
                "http://",
                "https:////",
                "HTTPS://provider.example/a",
                "list.m3u",
                "my list.m3u8",
                "/home/joe/list.m3u",
                "C:\\lists\\tv.m3u",
                "lists/tv.m3u",
                "file:///home/joe/list.m3u",
                "ftp://provider.example/list.m3u",
                "just words"
            })
    void othersStayAsTheyAre(String typed) {
        assertThat(EnteredAddress.whole(typed)).isEmpty();
    }
}
