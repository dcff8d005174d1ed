package tv.tributary.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CredentialMaskTest {
    private static final LocationField.CredentialMask MASK =
            new LocationField.CredentialMask("http://host/get?user=bob&type=ts", "http://host/get?user=***&type=ts");

    @Test
    void editsBeforeTheHiddenPartReachTheWhole() {
        assertThat(MASK.edit(7, 11, "new.example")).contains("http://new.example/get?user=bob&type=ts");
    }

    @Test
    void editsBehindTheHiddenPartReachTheWhole() {
        var end = MASK.seen().length();
        assertThat(MASK.edit(end, end, "&output=hls")).contains("http://host/get?user=bob&type=ts&output=hls");
    }

    @Test
    void editsInsideTheHiddenPartAreRefused() {
        var stars = MASK.seen().indexOf("***");
        assertThat(MASK.edit(stars + 1, stars + 2, "x")).isEmpty();
    }

    @Test
    void editsThatCutIntoTheHiddenPartAreRefused() {
        assertThat(MASK.edit(0, MASK.seen().indexOf("***") + 1, "x")).isEmpty();
    }

    @Test
    void pastingOverAllReplacesTheWhole() {
        assertThat(MASK.edit(0, MASK.seen().length(), "http://other/")).contains("http://other/");
    }

    @Test
    void typingGoesOnBehindAPasswordAtTheEnd() {
        var typing = new LocationField.CredentialMask("http://host/?password=s3c", "http://host/?password=***");
        var end = typing.seen().length();
        assertThat(typing.edit(end, end, "r")).contains("http://host/?password=s3cr");
    }

    @Test
    void deletingEatsThePasswordAtTheEndOnlyAsAWhole() {
        var typed = new LocationField.CredentialMask("http://host/?password=s3c", "http://host/?password=***");
        var end = typed.seen().length();
        assertThat(typed.edit(end - 1, end, "")).isEmpty();
    }

    @Test
    void nothingHiddenIsPlainEditing() {
        assertThat(new LocationField.CredentialMask("http://host/", "http://host/").edit(7, 11, "h"))
                .contains("http://h/");
    }

    @Test
    void secretsThatEndLikeTheStarsAreNotMixedUp() {
        var odd = new LocationField.CredentialMask("http://h/?token=a***", "http://h/?token=***");
        assertThat(odd.edit(16, 17, "x")).isEmpty();
    }
}
