package io.suito.cli.payouts;

import io.suito.cli.GroupCommand;
import picocli.CommandLine.Command;

/** {@code suito payouts}. */
@Command(
        name = "payouts",
        description = "Pay partners: preview, plan and execute runs, look after their items.",
        subcommands = {
            PreviewCommand.class,
            CalendarCommand.class,
            RunCommand.class,
            PlanCommand.class,
            ExecuteCommand.class,
            StatusCommand.class,
            ItemsCommand.class,
            ListCommand.class,
            RetryCommand.class,
            ReleaseCommand.class,
            PayOutAgainCommand.class,
            TakeBackCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            DiscardCommand.class
        })
public final class PayoutsCommand extends GroupCommand {}
