package io.suito.cli.staff;

import io.suito.cli.GroupCommand;
import picocli.CommandLine.Command;

/** {@code suito partners}. */
@Command(
        name = "partners",
        description = "Look at partners, hold and resume them.",
        subcommands = {PartnerShowCommand.class, HoldCommand.class, ResumePartnerCommand.class})
public final class PartnersCommand extends GroupCommand {}
