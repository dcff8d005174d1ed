package tv.tributary.format.xtream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.format.xtream.ListShape.PanelAnswer;
import tv.tributary.format.xtream.PanelAccount.State;

class PanelAccountTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static PanelAnswer<PanelAccount> read(String json) throws IOException {
        return PanelAccount.read(new StringReader(json));
    }

    private static PanelAccount user(String fields) throws IOException {
        return read("{\"user_info\":{" + fields + "},\"server_info\":{}}")
                .value()
                .orElseThrow();
    }

    @Test
    void readsAnAccount() throws IOException {
        var account = read("""
                {"user_info":{"username":"ann","password":"x","message":"Welcome","auth":1,"status":"Active",
                "exp_date":"1800000000","is_trial":"0","active_cons":"1","created_at":"1600000000",
                "max_connections":"2","allowed_output_formats":["m3u8","TS","rtmp"]},
                "server_info":{"url":"tv.example","port":"8080","timezone":"Europe/London","timestamp_now":1700000000,
                "time_now":"2023-11-14 22:13:20"}}""").value().orElseThrow();
        assertThat(account.state(NOW)).isEqualTo(State.ACTIVE);
        assertThat(account.expires()).contains(Instant.ofEpochSecond(1_800_000_000));
        assertThat(account.allowed()).isEqualTo(OptionalInt.of(2));
        assertThat(account.inUse()).isEqualTo(OptionalInt.of(1));
        assertThat(account.formats()).containsExactlyInAnyOrder("m3u8", "ts", "rtmp");
        assertThat(account.zone()).contains(ZoneId.of("Europe/London"));
        assertThat(account.message()).isEqualTo("Welcome");
        assertThat(account.trial()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"auth\":1,\"status\":\"Active\"|ACTIVE",
                "\"auth\":\"1\",\"status\":\"ACTIVE\"|ACTIVE",
                "\"auth\":true|ACTIVE",
                "\"auth\":1,\"status\":\"Trial\"|ACTIVE",
                "\"status\":\"Active\"|ACTIVE",
                "\"auth\":0|REFUSED",
                "\"auth\":\"0\",\"status\":\"Active\"|REFUSED",
                "\"auth\":1,\"status\":\"Banned\"|BANNED",
                "\"auth\":0,\"status\":\"banned\"|BANNED",
                "\"auth\":1,\"status\":\"Disabled\"|DISABLED",
                "\"auth\":1,\"status\":\"Expired\"|EXPIRED",
                "\"auth\":1,\"status\":\"Active\",\"exp_date\":\"1700000000\"|EXPIRED",
                "\"auth\":1,\"status\":\"Active\",\"exp_date\":null|ACTIVE",
                "\"auth\":1,\"status\":\"Active\",\"exp_date\":\"0\"|ACTIVE",
                "\"auth\":1,\"status\":\"Active\",\"exp_date\":-1|ACTIVE",
                "\"auth\":1,\"status\":\"Active\",\"exp_date\":\"\"|ACTIVE",
                "\"auth\":1,\"status\":\"Active\",\"exp_date\":\"unlimited\"|ACTIVE",
                "\"auth\":1,\"status\":\"Active\",\"exp_date\":\"2025-01-01 00:00:00\"|EXPIRED"
            })
    void tellsWhetherItCanBeUsed(String fields, State state) throws IOException {
        assertThat(user(fields).state(NOW)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|LOGIN_REFUSED",
                "{}|LOGIN_REFUSED",
                "{\"error\":\"Invalid credentials\"}|LOGIN_REFUSED",
                "' '|NOTHING",
                "forbidden|REFUSED",
                "<html>Hello</html>|WEB_PAGE",
                "<html><title>Attention Required! x</title>Cloudflare</html>|FIREWALL",
                "{\"user_inf|TRUNCATED"
            })
    void tellsWhatCameInsteadOfAnAccount(String answer, ListShape shape) throws IOException {
        assertThat(read(answer)).isEqualTo(new PanelAnswer<>(Optional.empty(), shape));
    }

    @Test
    void anAccountOfNothingIsARefusedLogin() throws IOException {
        assertThat(read("{\"user_info\":null,\"server_info\":[]}")
                        .value()
                        .orElseThrow()
                        .state(NOW))
                .isEqualTo(State.REFUSED);
        assertThat(read("{\"user_info\":[]}").value().orElseThrow().state(NOW)).isEqualTo(State.REFUSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"timezone\":\"UTC+3\",\"timestamp_now\":1700000000,\"time_now\":\"2023-11-15 01:13:21\"|+03:00",
                "\"timezone\":\"\",\"timestamp_now\":\"1700000000\",\"time_now\":\"2023-11-15 03:43:20\"|+05:30",
                "\"timezone\":\"Mars/Base\",\"timestamp_now\":1700000000,\"time_now\":\"2023-11-14 17:13:20\"|-05:00"
            })
    void aTimeZoneThatNobodyKnowsIsToldByThePanelsClocks(String fields, String offset) throws IOException {
        var account = read("{\"user_info\":{\"auth\":1},\"server_info\":{" + fields + "}}")
                .value()
                .orElseThrow();
        assertThat(account.zone()).contains(ZoneOffset.of(offset));
    }

    @Test
    void withoutAClockThereIsNoTimeZone() throws IOException {
        assertThat(user("\"auth\":1").zone()).isEmpty();
    }
}
