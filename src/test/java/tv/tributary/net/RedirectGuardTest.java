package tv.tributary.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.net.NetException.Reason;

class RedirectGuardTest {
    private static final HttpUrl PROVIDER = HttpUrl.get("http://8.8.8.8/live/ann/secret/7.ts");

    private final RedirectGuard route = new RedirectGuard(new OkHttpClient(), false, AddressGuard::isPublic);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/",
                "http://192.168.1.1/",
                "http://10.0.0.7/setup",
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]/",
                "http://[fd00::1]/",
                "http://localhost/"
            })
    void aProviderOnTheInternetLeadsNowhereInsideTheHome(String target) {
        route.apply(PROVIDER);
        assertThatThrownBy(() -> route.apply(HttpUrl.get(target)))
                .isInstanceOfSatisfying(
                        NetException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS));
    }

    @Test
    void aProviderOnTheInternetMayLeadToAnotherOne() {
        route.apply(PROVIDER);
        assertThat(route.apply(HttpUrl.get("http://1.1.1.1/token/7.ts"))).isNotNull();
    }

    @Test
    void aTunerInTheHomeMayLeadAnywhereInTheHome() {
        route.apply(HttpUrl.get("http://192.168.1.20/auto/v7"));
        assertThat(route.apply(HttpUrl.get("http://192.168.1.21:5004/tuner0/v7")))
                .isNotNull();
    }

    @Test
    void whoLeftTheHomeIsNotLedBackIntoIt() {
        route.apply(HttpUrl.get("http://192.168.1.20/list.m3u"));
        route.apply(PROVIDER);
        assertThat(route.fromOutside()).isTrue();
        assertThatThrownBy(() -> route.apply(HttpUrl.get("http://192.168.1.20/setup")))
                .isInstanceOf(NetException.class);
    }

    @Test
    void aNameThatIsUnknownNowIsNotAskedForAgain() {
        var client = route.apply(HttpUrl.get("http://nobody.invalid/"));
        assertThatThrownBy(() -> client.dns().lookup("localhost")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void whatWasJudgedIsWhatIsConnectedTo() throws UnknownHostException {
        var client = route.apply(PROVIDER);
        assertThat(client.dns().lookup("rebound.example")).isEqualTo(List.of(InetAddress.ofLiteral("8.8.8.8")));
    }
}
