package io.suito.cli.jobs;

import io.suito.cli.GroupCommand;
import picocli.CommandLine.Command;

/** {@code suito jobs}. */
@Command(
        name = "jobs",
        description = "Scheduled jobs: how they stand, and running one now.",
        subcommands = {JobsListCommand.class, JobsRunCommand.class})
public final class JobsCommand extends GroupCommand {}
