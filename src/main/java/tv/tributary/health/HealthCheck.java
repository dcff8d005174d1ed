package tv.tributary.health;

import tv.tributary.job.Job;

/// A running test of many streams.
public record HealthCheck(Job job, CheckResults findings) {}
