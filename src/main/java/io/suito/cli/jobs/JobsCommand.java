package io.suito.cli.jobs;

import io.suito.cli.GroupCommand;
import picocli.CommandLine.Command;

/** {@code suito jobs}. */
@Command(
        name = "jobs",
        description = "Scheduled jobs: how they stand, what they did, and running one now.",
        subcommands = {JobsListCommand.class, JobsShowCommand.class, JobsRunCommand.class})
public final class JobsCommand extends GroupCommand {}
