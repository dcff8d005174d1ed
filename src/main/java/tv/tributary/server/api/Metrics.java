package tv.tributary.server.api;

import java.lang.management.ManagementFactory;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.stats.Histogram.HistogramCounts;
import tv.tributary.stats.LiveStats;
import tv.tributary.stats.ServiceHistograms;
import tv.tributary.stats.Stats;

/// The statistics in Prometheus' text format 0.0.4.
final class Metrics {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Stats stats;
    private final Jobs jobs;

    Metrics(Stats stats, Jobs jobs) {
        this.stats = stats;
        this.jobs = jobs;
    }

    Endpoint endpoint() {
        return Endpoint.get("/metrics", "The statistics for Prometheus", BodySchema.TEXT, _ -> answer());
    }

    private Response answer() {
        long running = jobs.views().get().stream()
                .filter(job -> job.state() == Job.State.RUNNING)
                .count();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return BufferedResponse.of(200, TYPE, text(stats.live().get(), stats.histograms(), running, heap.getUsed()));
    }

    static String text(LiveStats now, ServiceHistograms histograms, long jobs, long heap) {
        var page = new MetricsText();
        page.gauge("tributary_uptime_seconds", "Time since the start.", (double)
                now.uptime().toSeconds());
        page.gauge("tributary_streams_active", "Running channels.", now.activeStreams());
        page.gauge("tributary_clients", "Viewers on all channels.", now.clients());
        page.counter("tributary_upstream_bytes_total", "Bytes received from providers.", (double) now.upstreamBytes());
        page.counter("tributary_delivered_bytes_total", "Bytes sent to viewers.", (double) now.deliveredBytes());
        page.gauge("tributary_saved_bytes_total", "Bytes providers did not have to send again.", (double)
                now.savedBytes());
        page.gauge("tributary_stream_health_percent", "Share of running channels that deliver.", now.healthPercent());
        hls(page, now.hls());
        page.gauge("tributary_channels", "Channels.", now.catalog().channels());
        page.gauge(
                "tributary_sources",
                "Streams of all enabled providers.",
                now.catalog().sources());
        page.gauge(
                "tributary_sources_merged",
                "Streams that became a backup.",
                now.catalog().merged());
        page.gauge("tributary_providers", "Providers.", now.providers().size());
        page.gauge("tributary_jobs_running", "Jobs that run now.", (double) jobs);
        page.gauge("tributary_jvm_heap_bytes", "Heap in use.", (double) heap);
        perChannel(page, now);
        perProvider(page, now);
        page.histogram(
                "tributary_start_seconds",
                "From a viewer's request to the first picture.",
                histograms.startSeconds().counts());
        page.histogram(
                "tributary_failover_gap_seconds",
                "Without a picture while a channel changed its source.",
                histograms.gapSeconds().counts());
        page.histogram(
                "tributary_viewing_bytes",
                "Sent during one viewing.",
                histograms.viewingBytes().counts());
        return page.toString();
    }

    private static void hls(MetricsText page, LiveStats.Hls hls) {
        page.gauge("tributary_hls_viewers", "Viewers that watch as HLS.", hls.viewers());
        page.family("tributary_hls_segments_total", "counter", "Segments asked for, by where they came from.");
        page.value("tributary_hls_segments_total", (double) hls.total().there(), "from", "memory");
        page.value("tributary_hls_segments_total", (double) hls.total().joined(), "from", "arriving");
        page.value("tributary_hls_segments_total", (double) hls.total().fetched(), "from", "provider");
        page.counter(
                "tributary_hls_memory_sent_bytes_total",
                "Bytes of segments sent without being fetched for whoever got them.",
                (double) hls.fromMemory());
        page.gauge("tributary_hls_memory_bytes", "Memory that segments take.", (double) hls.heldBytes());
        page.gauge("tributary_hls_memory_limit_bytes", "Memory that segments may take.", (double) hls.mostBytes());
        page.gauge("tributary_hls_disk_bytes", "Segments on disk.", (double) hls.diskBytes());
    }

    private static void perChannel(MetricsText page, LiveStats now) {
        page.family("tributary_channel_bitrate_bits", "gauge", "Bits per second from upstream.");
        for (var stream : now.streams())
            page.value("tributary_channel_bitrate_bits", (double) stream.bitrate(), channel(stream));
        page.family("tributary_channel_viewers", "gauge", "Viewers of a running channel.");
        for (var stream : now.streams()) {
            page.value("tributary_channel_viewers", stream.viewers().size(), channel(stream));
        }
        page.family("tributary_channel_hls_viewers", "gauge", "Viewers of a running channel that watch it as HLS.");
        for (var stream : now.streams()) {
            int viewers = stream.hls().map(LiveStats.HlsStream::viewers).orElse(0);
            page.value("tributary_channel_hls_viewers", viewers, channel(stream));
        }
        page.family("tributary_channel_failovers", "gauge", "How often a running channel changed its source.");
        for (var stream : now.streams()) page.value("tributary_channel_failovers", stream.failovers(), channel(stream));
    }

    private static String[] channel(LiveStats.Stream stream) {
        return new String[] {
            "channel", stream.channel().toString(), "name", stream.name(), "provider", stream.provider()
        };
    }

    private static void perProvider(MetricsText page, LiveStats now) {
        page.family("tributary_provider_connections", "gauge", "Connections to a provider in use.");
        for (var use : now.providers()) {
            page.value(
                    "tributary_provider_connections",
                    use.inUse(),
                    "provider",
                    use.id().toString(),
                    "name",
                    use.name());
        }
    }

    /// Writes Prometheus' text format 0.0.4: each family with its help and type, then its values.
    static final class MetricsText {
        private final StringBuilder text = new StringBuilder(2_048);

        void gauge(String name, String help, double value) {
            family(name, "gauge", help);
            value(name, value);
        }

        void counter(String name, String help, double value) {
            family(name, "counter", help);
            value(name, value);
        }

        void histogram(String name, String help, HistogramCounts counts) {
            family(name, "histogram", help);
            for (var at = 0; at < counts.limits().size(); at++)
                value(
                        name + "_bucket",
                        (double) counts.counts().get(at),
                        "le",
                        Double.toString(counts.limits().get(at)));
            value(name + "_bucket", (double) counts.counts().getLast(), "le", "+Inf");
            value(name + "_sum", counts.sum());
            value(name + "_count", (double) counts.counts().getLast());
        }

        void family(String name, String type, String help) {
            text.append("# HELP ").append(name).append(' ').append(help).append('\n');
            text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        }

        /// @param labels name, value, name, value …
        void value(String name, double value, String... labels) {
            text.append(name);
            for (int i = 0; i < labels.length; i += 2) {
                text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
                text.append(escaped(labels[i + 1])).append('"');
            }
            if (labels.length > 0) text.append('}');
            text.append(' ');
            // Whole numbers without a fraction or an exponent: people read this too.
            if (value == Math.rint(value) && Math.abs(value) < 1L << 53) text.append((long) value);
            else text.append(value);
            text.append('\n');
        }

        private static String escaped(String value) {
            return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
