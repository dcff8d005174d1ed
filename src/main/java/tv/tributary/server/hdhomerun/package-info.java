/// Virtual HDHomeRun tuners, as Plex, Emby, Jellyfin and Channels DVR find and read them.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.hdhomerun;
