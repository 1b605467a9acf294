namespace Marketplace.Api.OpenApi;

/// <content>Second factors and payout accounts.</content>
public static partial class OperationNotes
{
    private static Dictionary<string, string> Security =>
        new()
        {
            ["secondFactor_completeSignIn"] =
                "Opens the session. A wrong code leaves the challenge as it is; five in a row lock codes for a while.",
            ["secondFactor_beginEnrolment"] =
                "Makes a secret for an authenticator app, told only once. Nothing is asked for until it is confirmed; "
                + "another call makes another secret.",
            ["secondFactor_confirmEnrolment"] =
                "Turns the second factor on and tells ten recovery codes, only once. Counts as a code entered in this "
                + "session.",
            ["secondFactor_enterCode"] =
                "Lets this session do for some minutes what asks for a code. Tokens stay as they are.",
            ["secondFactor_renewRecoveryCodes"] = "Makes ten new recovery codes; the ones before are void.",
            ["secondFactor_disable"] =
                "Removes the second factor, its recovery codes and all sessions, this one included.",
            ["secondFactor_reset"] =
                "For somebody who lost their app: removes their second factor and sessions. Audited, and mailed to "
                + "them.",
            ["payoutAccounts_changePayoutAccount"] =
                "Adds the IBAN. Payouts go to it after a delay (48 hours) and once it is verified; until then to the "
                + "one before. Every owner gets a mail. Sending the present IBAN again withdraws one that waits.",
            ["payoutOnboarding_beginOnboarding"] =
                "Opens the store's account at the payment provider, unless it has one, and makes the page on which the "
                + "owner says who they are there. Every owner gets a mail. Once the provider has verified the account, "
                + "and the delay (48 hours) is over, new payouts go there; until then to the IBAN.",
            ["payoutAccountsAdmin_verifyAccount"] =
                "Marks the newest IBAN as verified and ends a block. If-Match makes sure that it is the one you saw.",
            ["payoutAccountsAdmin_blockAccount"] = "Stops payouts to the account until it is verified anew.",
            ["payoutAccountsAdmin_holdPayouts"] =
                "Makes payouts wait until then. The store sees reason and end, and its owners get a mail.",
            ["payoutAccountsAdmin_releasePayouts"] = "Ends the hold now. Changes nothing when there is none.",
        };
}
