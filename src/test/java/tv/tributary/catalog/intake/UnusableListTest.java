package tv.tributary.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import tv.tributary.net.NetException;
import tv.tributary.net.NetException.Reason;

class UnusableListTest {
    @Test
    void aCertificateThatHasExpiredIsToldAsSuch() {
        var handshake = new SSLHandshakeException("PKIX path validation failed");
        handshake.initCause(new CertificateExpiredException("NotAfter"));
        assertThat(UnusableList.of(new NetException(Reason.TLS, 0, "no", handshake))
                        .fault())
                .isEqualTo(ListFault.CERTIFICATE_EXPIRED);
        assertThat(UnusableList.of(new NetException(Reason.TLS, 0, "no", new SSLHandshakeException("self-signed")))
                        .fault())
                .isEqualTo(ListFault.TLS);
    }
}
