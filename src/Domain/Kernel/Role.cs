namespace Lodestar.Kernel;

/// <summary>What somebody does in the partnership. Practitioners and children have no account and no role.</summary>
public enum Role
{
    /// <summary>Keeps the service running, adds people, backs up.</summary>
    Administrator,

    /// <summary>Runs the Alliance and the rounds of the whole region.</summary>
    AllianceCoordinator,

    /// <summary>Runs rounds in a district and replies to its organisations.</summary>
    DistrictManager,

    /// <summary>Leads the reflection of an organisation.</summary>
    OrganisationLead,

    /// <summary>Signs off what an organisation submits.</summary>
    SeniorSignatory,

    /// <summary>Reflects for an organisation, together with others.</summary>
    Colleague,

    /// <summary>Reads figures that are safe to publish.</summary>
    Analyst,

    /// <summary>Is told, in a district, when somebody writes words that read like a worry about a child.</summary>
    SafeguardingLead,

    /// <summary>Is told too if the lead has not looked within an hour.</summary>
    DeputySafeguardingLead,
}

/// <summary>How large a place a role covers.</summary>
public enum Reach
{
    /// <summary>All districts.</summary>
    Region,

    District,

    Organisation,
}

/// <summary>What holds for each role.</summary>
public static class Roles
{
    /// <summary>How large a place the role covers.</summary>
    public static Reach Reach(this Role role) =>
        role switch
        {
            Role.DistrictManager or Role.SafeguardingLead or Role.DeputySafeguardingLead => Kernel.Reach.District,
            Role.OrganisationLead or Role.SeniorSignatory or Role.Colleague => Kernel.Reach.Organisation,
            _ => Kernel.Reach.Region,
        };

    /// <summary>True if a code by e-mail is not enough for this role, because it sees what several organisations wrote or lets others in.</summary>
    public static bool NeedsSecondFactor(this Role role) =>
        role is Role.Administrator or Role.AllianceCoordinator or Role.DistrictManager or Role.SafeguardingLead or Role.DeputySafeguardingLead;
}
