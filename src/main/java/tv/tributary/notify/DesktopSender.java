package tv.tributary.notify;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.text.Messages;

/// The notifications of the desktop that this runs on, by the program that each system has for them: `notify-send`
/// (freedesktop), `osascript` (macOS), PowerShell (Windows).
final class DesktopSender implements AlertSender {
    private static final int MOST = 400;
    private static final long PATIENCE_SECONDS = 10;

    private final String system;

    /// @param system the value of `os.name`
    DesktopSender(String system) {
        this.system = system.toLowerCase(Locale.ROOT);
    }

    @Override
    public Delivery send(AlertTarget target, Alert alert) {
        try {
            var process =
                    new ProcessBuilder(command(alert)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) process.destroyForcibly();
            return ended && process.exitValue() == 0
                    ? Delivery.DONE
                    : Delivery.refused(Messages.of("alert.failed.desktop"));
        } catch (IOException _) {
            return Delivery.refused(Messages.of("alert.failed.desktop"));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Delivery.failed(Messages.of("alert.failed.desktop"));
        }
    }

    List<String> command(Alert alert) {
        var title = alert.title();
        var text = alert.text(MOST);
        if (system.contains("mac"))
            // Its arguments are no part of the script.
            return List.of(
                    "osascript",
                    "-e",
                    "on run argv",
                    "-e",
                    "display notification (item 2 of argv) with title (item 1 of argv)",
                    "-e",
                    "end run",
                    title,
                    text);
        if (system.contains("win"))
            return List.of("powershell", "-NoProfile", "-NonInteractive", "-Command", balloon(title, text));
        var urgency = alert.severity() == Severity.ERROR ? "critical" : "normal";
        return List.of("notify-send", "--app-name=Tributary", "--urgency=" + urgency, "--", title, text);
    }

    private static String balloon(String title, String text) {
        return "Add-Type -AssemblyName System.Windows.Forms,System.Drawing;"
                + "$n=New-Object System.Windows.Forms.NotifyIcon;"
                + "$n.Icon=[System.Drawing.SystemIcons]::Information;$n.Visible=$true;"
                + "$n.ShowBalloonTip(8000," + quoted(title) + "," + quoted(text) + ",'Info');"
                + "Start-Sleep -Seconds 8;$n.Dispose()";
    }

    /// In PowerShell's single quotes, of which there are several, nothing means anything but themselves.
    private static String quoted(String text) {
        return "'" + text.replaceAll("['\u2018\u2019\u201A\u201B]", "$0$0") + "'";
    }
}
