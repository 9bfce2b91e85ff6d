//! Whoever opens what a person told answers for it: a line of the audit is on disk before anything is opened.

use std::{error::Error, fs};

use clap::Args;

use crate::{
    clock::{Clock, SystemClock},
    config::Config,
    keyed,
    store::{
        Store, StoreError,
        audit::{Append, AuditLine},
    },
    vault::MasterKey,
};

/// Characters of a name and of a reason.
const NAME_CHARACTERS_MAX: usize = 200;
const REASON_CHARACTERS_MAX: usize = 1000;
/// The reason where nobody gives one.
const NO_REASON: &str = "none given";
/// What Linux says of a process that nobody logged in for.
const NO_LOGIN: u32 = u32::MAX;

/// Who opens something, and why.
#[derive(Args)]
pub(super) struct ByAndWhy {
    /// Your name, for the audit. The account of the operating system is noted in any case.
    #[arg(long, value_name = "NAME", value_parser = name)]
    by: Option<String>,
    /// The reason, for the audit. Write nothing here that a person told.
    #[arg(long, value_name = "TEXT", value_parser = reason)]
    reason: Option<String>,
}

/// Refuses a blank where somebody has to answer for something.
pub(super) fn name(typed: &str) -> Result<String, String> {
    something(typed, NAME_CHARACTERS_MAX)
}

/// As a name, and longer.
pub(super) fn reason(typed: &str) -> Result<String, String> {
    something(typed, REASON_CHARACTERS_MAX)
}

fn something(typed: &str, characters_max: usize) -> Result<String, String> {
    let text = typed.trim();
    match text.chars().count() {
        0 => Err("must not be empty".to_owned()),
        count if count > characters_max => Err(format!("must have at most {characters_max} characters")),
        _ => Ok(text.to_owned()),
    }
}

/// Somebody at the terminal.
pub(super) struct Answerable {
    actor: String,
    account: String,
    reason: String,
}

impl Answerable {
    /// Under the names they give, or else those of the operating system.
    pub(super) fn new(config: &Config, by: Option<String>, reason: Option<String>) -> Self {
        let account = Account::of_this_process();
        let actor = by.unwrap_or_else(|| account.name());
        let account = account.with_sudo(config.sudo_user.as_deref());
        Self { actor, account, reason: reason.unwrap_or_else(|| NO_REASON.to_owned()) }
    }

    pub(super) fn of(config: &Config, who: ByAndWhy) -> Self {
        Self::new(config, who.by, who.reason)
    }

    /// A line of the audit that names them, with what vouches for it.
    pub(super) fn line(&self, master: &MasterKey, action: &str, subject: &str, event_id: &str) -> Append {
        let [actor, account, reason] = [&self.actor, &self.account, &self.reason].map(Clone::clone);
        let [action, subject, event_id] = [action, subject, event_id].map(str::to_owned);
        let at = SystemClock.now().timestamp_millis();
        Append { key: master.audit(), line: AuditLine { at, actor, account, reason, action, subject, event_id } }
    }
}

/// The master key, which must be the one of this database: a line under another one would be taken for a forgery.
pub(super) async fn master_key(config: &Config, store: &Store) -> Result<MasterKey, Box<dyn Error>> {
    Ok(keyed::key_of(store, config).await?)
}

/// Adds a line. When this returns `Ok` it is on disk, and what it is about may be opened: whatever goes wrong
/// afterwards, the line is there.
pub(super) async fn leave(store: &Store, line: Append) -> Result<(), StoreError> {
    let head = store.write(line).await?;
    eprintln!("noted in the audit: {head}");
    Ok(())
}

/// The account that a process runs as. The kernel says which, so nobody can write another one into it; names come from
/// `/etc/passwd`, where an account of a directory service has none, so the number stands beside them.
struct Account {
    user: u32,
    /// Who logged in, whatever they have become since: `sudo` does not change it. A service has none.
    login: Option<u32>,
    passwd: String,
}

impl Account {
    fn of_this_process() -> Self {
        let read = |file: &str| fs::read_to_string(file).unwrap_or_default();
        Self::read(&read("/proc/self/status"), &read("/proc/self/loginuid"), read("/etc/passwd"))
    }

    /// `Uid:` names the real user first.
    fn read(status: &str, login: &str, passwd: String) -> Self {
        let uids = status.lines().find_map(|line| line.strip_prefix("Uid:"));
        let user = uids.and_then(|uids| uids.split_whitespace().next()).and_then(|uid| uid.parse().ok());
        let login = login.trim().parse().ok().filter(|uid| *uid != NO_LOGIN);
        Self { user: user.unwrap_or(NO_LOGIN), login, passwd }
    }

    fn name(&self) -> String {
        self.name_of(self.login.unwrap_or(self.user))
    }

    fn name_of(&self, uid: u32) -> String {
        let uid = uid.to_string();
        let named = self.passwd.lines().find_map(|line| {
            let mut fields = line.split(':');
            fields.next().filter(|_| fields.nth(1) == Some(&uid))
        });
        named.map_or_else(|| format!("uid {uid}"), str::to_owned)
    }

    /// Everything that is known. `SUDO_USER` is a variable, which sudo sets, and which anybody else may set, too.
    fn with_sudo(&self, sudo_user: Option<&str>) -> String {
        let named = |uid: u32| format!("{} ({uid})", self.name_of(uid));
        let login = self.login.map(|login| format!(", logged in as {}", named(login)));
        let sudo: Option<String> = sudo_user.map(|name| name.chars().take(NAME_CHARACTERS_MAX).collect());
        let sudo = sudo.map(|name| format!(", by sudo as {name} says"));
        [Some(named(self.user)), login, sudo].into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSWD: &str = "root:x:0:0:root:/root:/bin/bash\nsam:x:1000:1000:,,,:/srv/sam:/bin/sh\nx:1001\n";

    #[test]
    fn the_kernel_says_who_it_is() {
        let status = |uid: &str| format!("Name:\tfront-counter\nUid:\t{uid}\t0\t0\t0\nGid:\t7\n");
        let cases = [
            (status("1000"), "4294967295\n", None, "sam", "sam (1000)"),
            (status("0"), "1000", None, "sam", "root (0), logged in as sam (1000)"),
            (status("0"), "", Some("kim"), "root", "root (0), by sudo as kim says"),
            (status("1001"), "", None, "uid 1001", "uid 1001 (1001)"),
            (String::new(), "", None, "uid 4294967295", "uid 4294967295 (4294967295)"),
        ];
        for (status, login, sudo, name, account) in cases {
            let read = Account::read(&status, login, PASSWD.to_owned());
            assert_eq!((read.name(), read.with_sudo(sudo)), (name.to_owned(), account.to_owned()));
        }
    }

    #[test]
    fn nobody_answers_under_a_blank() {
        for typed in ["", " ", "\t\n", &"a".repeat(201)] {
            assert!(name(typed).is_err(), "{typed:?}");
        }
        assert_eq!((name(" Sam "), reason("order 7")), (Ok("Sam".to_owned()), Ok("order 7".to_owned())));
    }
}
