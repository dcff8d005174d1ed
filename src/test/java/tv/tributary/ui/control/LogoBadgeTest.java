package tv.tributary.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.ContentDisplay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.logo.SampleLogos;
import tv.tributary.logo.Thumbnail;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;

@ExtendWith(FxToolkit.class)
class LogoBadgeTest {
    @Test
    void initialsStandInUntilTheLogoIsThere() throws Exception {
        var badge = badge(new LogoImages(SampleLogos::find));
        show(badge, "BBC One", "logo:1");
        assertThat(badge.getText()).isEqualTo("BBC");
        assertThat(badge.getContentDisplay()).isEqualTo(ContentDisplay.TEXT_ONLY);
        Household.until(() -> showsLogo(badge));
        assertThat(badge.getStyleClass()).contains("plate-light").doesNotContain("tone-1");
    }

    @Test
    void initialsStayWhereThereIsNoLogo() throws Exception {
        var answered = new CountDownLatch(1);
        var badge = badge(new LogoImages(_ -> {
            answered.countDown();
            return Optional.empty();
        }));
        show(badge, "BBC One", "logo:6");
        assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(FxToolkit.on(() -> showsLogo(badge))).isFalse();
    }

    @Test
    void whatWasMissingIsShownOnceItCanBeHad() throws Exception {
        var there = new AtomicBoolean();
        var answered = new CountDownLatch(1);
        var shelf = new LogoImages(url -> {
            var logo = there.get() ? SampleLogos.find(url) : Optional.<Thumbnail>empty();
            answered.countDown();
            return logo;
        });
        var badge = badge(shelf);
        show(badge, "BBC One", "logo:1");
        assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
        there.set(true);
        Household.until(() -> {
            shelf.retryAll();
            return showsLogo(badge);
        });
    }

    @Test
    void aBadgeUsedAgainNeverShowsTheLogoBefore() throws Exception {
        var badge = badge(new LogoImages(SampleLogos::find));
        show(badge, "BBC One", "logo:1");
        Household.until(() -> showsLogo(badge));
        show(badge, "Rai 1", "");
        assertThat(showsLogo(badge)).isFalse();
        assertThat(badge.getText()).isEqualTo("RAI");
    }

    @Test
    void aLogoSeenLatelyIsThereAtOnce() throws Exception {
        var shelf = new LogoImages(SampleLogos::find);
        var badge = badge(shelf);
        show(badge, "BBC One", "logo:1");
        Household.until(() -> showsLogo(badge));
        var other = badge(shelf);
        show(other, "BBC One HD", "logo:1");
        assertThat(showsLogo(other)).isTrue();
    }

    @Test
    void whatIsScrolledPastIsNeverAskedFor() throws Exception {
        var asked = new CopyOnWriteArrayList<String>();
        var badge = badge(new LogoImages(url -> {
            asked.add(url);
            return SampleLogos.find(url);
        }));
        FxToolkit.on(() -> {
            for (var i = 0; i < 100; i++) badge.show("Channel " + i, "logo:" + 7 * i);
            return true;
        });
        Household.until(() -> showsLogo(badge));
        assertThat(asked).containsExactly("logo:693");
    }

    @Test
    void whatTakesLongIsGivenUpWhenNobodyWaits() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var badge = badge(new LogoImages(_ -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
            return Optional.empty();
        }));
        show(badge, "BBC One", "logo:1");
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        FxToolkit.on(() -> {
            badge.release();
            return true;
        });
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void oneLogoIsBroughtOnceForAllWhoWait() throws Exception {
        var asked = new CopyOnWriteArrayList<String>();
        var shelf = new LogoImages(url -> {
            asked.add(url);
            return SampleLogos.find(url);
        });
        List<LogoBadge> badges = new ArrayList<>();
        for (var i = 0; i < 5; i++) badges.add(badge(shelf));
        FxToolkit.on(() -> {
            badges.forEach(badge -> badge.show("BBC One", "logo:2"));
            return true;
        });
        Household.until(() -> badges.stream().allMatch(LogoBadgeTest::showsLogo));
        assertThat(asked).hasSize(1);
    }

    private static LogoBadge badge(LogoImages shelf) throws Exception {
        return FxToolkit.on(() -> new LogoBadge(shelf));
    }

    private static void show(LogoBadge badge, String name, String logo) throws Exception {
        FxToolkit.on(() -> {
            badge.show(name, logo);
            return true;
        });
    }

    private static boolean showsLogo(LogoBadge badge) {
        return badge.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY;
    }
}
