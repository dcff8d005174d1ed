package tv.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretTextTest {
    @ParameterizedTest
    @CsvSource({
        "http://tv.example:8080/live/ann/secret/7.ts, http://tv.example:8080/live/***/***/7.ts",
        "http://tv.example/get.php?username=ann&password=x9, http://tv.example/get.php?username=***&password=***",
        "/srv/lists/home/7/list.m3u, /srv/lists/home/7/list.m3u",
        "https://logos.example/de/zdf/0123456789abcdef0123456789abcdef.png, https://logos.example/de/zdf/0123456789abcdef0123456789abcdef.png",
        "https://logos.example/zdf.png?token=abc, https://logos.example/zdf.png?token=***"
    })
    void whatLogsInIsTakenOutOfAddresses(String address, String without) {
        assertThat(SecretText.address(address)).isEqualTo(without);
    }

    @Test
    void loginsAreFoundInAnAddress() {
        assertThat(SecretText.logins("http://tv.example/get.php?username=anna&password=secret9&type=m3u"))
                .containsExactly("anna", "secret9");
        assertThat(SecretText.logins("http://bert:geheim@tv.example/list.m3u")).containsExactly("bert", "geheim");
        assertThat(SecretText.logins("http://tv.example/live/anna/secret9/7.ts"))
                .containsExactly("anna", "secret9");
        assertThat(SecretText.logins("http://tv.example/anna/secret9/7")).containsExactly("anna", "secret9");
        assertThat(SecretText.logins("/srv/list.m3u")).isEmpty();
    }

    @Test
    void secretsOfSettingsAreTakenOutAndPutBackWhereTheyWere() {
        var whole =
                "{\"next\":3,\"all\":[{\"id\":1,\"name\":\"A\",\"token\":\"t1\"},{\"id\":2,\"name\":\"B\",\"token\":\"t2\"}]}";
        var without = SecretText.without(whole);

        assertThat(without).doesNotContain("t1", "t2").contains("\"name\":\"A\"");
        assertThat(SecretText.filled(without, whole)).isEqualTo(whole);
        var other = whole.replace("\"name\":\"B\"", "\"name\":\"C\"");
        assertThat(SecretText.filled(without, other)).contains("t1").doesNotContain("t2");
    }

    @Test
    void noTokenStaysEmpty() {
        var made = SecretText.withNewTokens("{\"householdToken\":\"\",\"all\":[{\"token\":\"\"}],\"password\":\"\"}");

        assertThat(made)
                .matches(
                        "\\{\"householdToken\":\"[a-z2-9]{16}\",\"all\":\\[\\{\"token\":\"[a-z2-9]{16}\"}],\"password\":\"\"}");
    }
}
