//! How far a cell of a table can change while its totals do not: a maximum flow.
//!
//! Along a cell's arc from group to answer the cell grows, against it it shrinks. What enters a group or an answer
//! whose total is shown must leave it again, so a cell can grow by the maximum flow from its answer back to its group
//! by other arcs, in whole people (L. H. Cox, "Network models for complementary cell suppression", Journal of the
//! American Statistical Association 90 (1995), 1453–1462).

use std::collections::VecDeque;

use crate::{Rules, room::Room};

/// The arcs along which people can be moved: groups, then answers, then one node each where the totals of hidden
/// groups and of hidden answers meet.
pub(crate) struct Moves {
    groups: usize,
    answers: usize,
    /// People who can be moved from one node to another, by both nodes.
    arcs: Vec<u32>,
}

impl Moves {
    pub(crate) fn new(groups: usize, answers: usize) -> Self {
        let nodes = groups + answers + 2;
        Self { groups, answers, arcs: vec![0; nodes * nodes] }
    }

    const fn nodes(&self) -> usize {
        self.groups + self.answers + 2
    }

    fn let_between(&mut self, from: usize, to: usize, room: Room) {
        let nodes = self.nodes();
        self.arcs[from * nodes + to] = room.up;
        self.arcs[to * nodes + from] = room.down;
    }

    pub(crate) fn let_group(&mut self, group: usize, room: Room) {
        self.let_between(self.groups + self.answers, group, room);
    }

    pub(crate) fn let_answer(&mut self, answer: usize, room: Room) {
        self.let_between(self.groups + answer, self.groups + self.answers + 1, room);
    }

    pub(crate) fn let_cell(&mut self, cell: usize, room: Room) {
        let (group, answer) = (cell / self.answers, cell % self.answers);
        self.let_between(group, self.groups + answer, room);
    }

    /// Whether the least and the greatest value that a cell can have are far enough apart.
    pub(crate) fn protects(&self, cell: usize, rules: &Rules) -> bool {
        let (group, answer) = (cell / self.answers, self.groups + cell % self.answers);
        let (up, down) = (self.arcs[group * self.nodes() + answer], self.arcs[answer * self.nodes() + group]);
        let grows = self.flow(answer, group, up.min(rules.protection));
        let wanted = rules.protection - grows;
        wanted == 0 || self.flow(group, answer, down.min(wanted)) == wanted
    }

    /// The flow from one node to another by ways that are not the arc between the two, at most so much as is wanted
    /// (Edmonds and Karp: each time along a shortest way that has room).
    fn flow(&self, from: usize, to: usize, wanted: u32) -> u32 {
        if wanted == 0 {
            return 0;
        }
        let nodes = self.nodes();
        let mut left = self.arcs.clone();
        left[from * nodes + to] = 0;
        left[to * nodes + from] = 0;
        let mut flow = 0;
        while flow < wanted
            && let Some(way) = shortest_way(&left, nodes, from, to)
        {
            let narrowest = way.iter().map(|arc| left[arc.0 * nodes + arc.1]).min().unwrap_or(0).min(wanted - flow);
            for (from, to) in way {
                left[from * nodes + to] -= narrowest;
                let back = &mut left[to * nodes + from];
                *back = back.saturating_add(narrowest);
            }
            flow += narrowest;
        }
        flow
    }
}

fn shortest_way(left: &[u32], nodes: usize, from: usize, to: usize) -> Option<Vec<(usize, usize)>> {
    let mut came_from = vec![usize::MAX; nodes];
    came_from[from] = from;
    let mut waiting = VecDeque::from([from]);
    while let Some(node) = waiting.pop_front() {
        for next in 0..nodes {
            if left[node * nodes + next] > 0 && came_from[next] == usize::MAX {
                came_from[next] = node;
                waiting.push_back(next);
            }
        }
        if came_from[to] != usize::MAX {
            let back = std::iter::successors(Some(to), |node| (*node != from).then(|| came_from[*node]));
            let way: Vec<usize> = back.collect();
            return Some(way.windows(2).map(|pair| (pair[1], pair[0])).collect());
        }
    }
    None
}
